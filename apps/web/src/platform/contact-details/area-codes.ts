/**
 * North American area codes by time zone, with the place name that most people there would use. Codes that span two
 * zones are left out: no time is better than one that is an hour off.
 * @see https://nationalnanpa.com, area code maps
 */
const AREA_CODE_LOCATIONS: Record<string, string> = {
  'America/New_York': `
    201 551 northern New Jersey|202 771 Washington, D.C.|203 475 860 959 Connecticut|207 Maine
    212 332 347 646 718 917 929 New York|215 267 445 Philadelphia|216 440 Cleveland|220 740 Ohio|223 717 Harrisburg
    227 240 301 Maryland|410 443 667 Baltimore|229 478 Georgia|234 330 Akron|239 Fort Myers|231 Muskegon|248 313 947 Detroit
    252 eastern North Carolina|260 Fort Wayne|269 Kalamazoo|272 570 Scranton|276 434 540 826 Virginia|283 513 Cincinnati
    302 Delaware|304 681 West Virginia|305 786 Miami|315 680 Syracuse|317 463 Indianapolis|321 407 689 Orlando|324 904 Jacksonville
    326 937 Dayton|336 743 Greensboro|339 617 781 857 Boston|351 508 774 978 Massachusetts|352 Gainesville|363 516 631 934 Long Island
    380 614 Columbus, Ohio|386 Daytona Beach|401 Rhode Island|404 470 678 770 943 Atlanta|412 724 878 Pittsburgh
    413 Springfield, Massachusetts|419 567 Toledo|472 910 Fayetteville, North Carolina|484 610 835 eastern Pennsylvania|502 Louisville
    517 Lansing|518 838 Albany|561 728 West Palm Beach|571 703 northern Virginia|582 814 Pennsylvania|585 Rochester, New York
    586 810 Michigan|603 New Hampshire|606 eastern Kentucky|607 Binghamton|609 640 Trenton|616 Grand Rapids|624 716 Buffalo
    656 813 Tampa|686 804 Richmond|704 980 Charlotte|706 762 Georgia|727 St. Petersburg, Florida|732 848 856 908 New Jersey|734 Ann Arbor
    754 954 Fort Lauderdale|757 948 Norfolk|765 Indiana|772 Port St. Lucie|802 Vermont|803 839 Columbia, South Carolina
    828 Asheville|843 854 Charleston, South Carolina|845 914 Hudson Valley|859 Lexington|862 973 Newark|863 Lakeland
    864 Greenville, South Carolina|865 Knoxville|912 Savannah|919 984 Raleigh|941 Sarasota|989 Saginaw`,
  'America/Toronto': `
    416 437 647 Toronto|226 289 365 519 548 905 Ontario|343 613 Ottawa|438 514 Montreal|367 418 581 450 579 819 873 Quebec`,
  'America/Chicago': `
    205 659 Birmingham, Alabama|251 Mobile|256 938 Huntsville|334 Montgomery|210 726 San Antonio|214 469 945 972 Dallas
    217 447 Springfield, Illinois|218 320 Minnesota|224 312 331 464 630 708 773 847 872 Chicago|225 Baton Rouge|228 Gulfport|254 Waco
    262 534 715 Wisconsin|274 920 Green Bay|281 346 621 713 832 Houston|309 861 Peoria|314 557 St. Louis|316 Wichita|318 457 Shreveport
    319 Cedar Rapids|325 Abilene|327 870 Arkansas|337 Lafayette, Louisiana|353 608 Madison|361 Corpus Christi|402 531 Omaha
    405 572 Oklahoma City|409 Beaumont|414 Milwaukee|417 Springfield, Missouri|430 903 Tyler|432 Midland, Texas|479 Fayetteville, Arkansas
    501 Little Rock|504 New Orleans|507 Rochester, Minnesota|512 737 Austin|515 Des Moines|539 918 Tulsa|563 Davenport|573 636 660 Missouri
    580 Oklahoma|601 769 Jackson, Mississippi|612 763 952 Minneapolis|615 629 Nashville|618 730 Illinois|641 712 Iowa|651 St. Paul
    662 Mississippi|682 817 Fort Worth|731 western Tennessee|779 815 Rockford|806 Lubbock|816 913 975 Kansas City|830 936 940 979 Texas
    901 Memphis|956 Laredo|985 Louisiana`,
  'America/Winnipeg': `204 431 584 Manitoba`,
  'America/Regina': `306 474 639 Saskatchewan`,
  'America/Denver': `
    303 720 983 Denver|307 Wyoming|385 801 Salt Lake City|406 Montana|435 Utah|505 Albuquerque|575 New Mexico|719 Colorado Springs
    748 970 Colorado|915 El Paso`,
  'America/Phoenix': `480 602 623 Phoenix|520 Tucson`,
  'America/Edmonton': `368 403 587 780 825 Alberta`,
  'America/Los_Angeles': `
    206 Seattle|209 350 Stockton|213 310 323 424 738 747 818 Los Angeles|253 Tacoma|279 916 Sacramento|341 510 Oakland|357 559 Fresno
    360 564 Washington state|369 707 Santa Rosa|408 669 San Jose|415 628 San Francisco|425 Bellevue|442 760 southern California
    503 971 Portland, Oregon|509 Spokane|530 837 northern California|562 Long Beach|619 858 San Diego|626 Pasadena|650 San Mateo
    657 714 Anaheim|661 Bakersfield|702 725 Las Vegas|775 Reno|805 820 Santa Barbara|831 Monterey|840 909 San Bernardino|925 Concord
    949 Irvine|951 Riverside`,
  'America/Vancouver': `604 Vancouver`,
  'America/Anchorage': `907 Alaska`,
  'Pacific/Honolulu': `808 Hawaii`,
  'America/Puerto_Rico': `787 939 Puerto Rico`,
  'America/Halifax': `782 902 Nova Scotia`,
  'America/Moncton': `428 506 New Brunswick`,
};

interface AreaCodeLocation {
  name: string;
  /** Name in the IANA database. */
  timeZone: string;
}

const BY_CODE = new Map<string, AreaCodeLocation>();
for (const [timeZone, lines] of Object.entries(AREA_CODE_LOCATIONS)) {
  for (const entry of lines.split(/[|\n]/)) {
    const [, codes = '', name = ''] = /^\s*((?:\d{3} )+)(.+)$/.exec(entry) ?? [];
    for (const code of codes.trim().split(' ')) if (code) BY_CODE.set(code, { name, timeZone });
  }
}

/** Returns where a North American number was issued; undefined for codes without a known location. */
export function locationOfAreaCode(code: string): AreaCodeLocation | undefined {
  return BY_CODE.get(code);
}
