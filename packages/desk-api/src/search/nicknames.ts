/**
 * Common short forms of first names in the United States; each group starts with the full name. No maintained library
 * has them: the registry only has lists of pet names without the full names.
 */
const GROUPS = `
abigail abby gail|abraham abe bram|agnes aggie|albert al bert bertie|alexander alex al sandy xander sasha lex
alexandra alex sandra sandy lexi sasha|alfred al fred alf alfie|alice allie ali|allison allie ali|amanda mandy|amelia millie amy
andrew andy drew|angela angie|ann annie anne anna nan nancy|anthony tony ant|antonio tony|arthur art artie|barbara barb babs barbie
bartholomew bart|beatrice bea trixie|benjamin ben benny benji|bernard bernie|bradley brad|brian bri|bridget biddy|calvin cal
cameron cam|caroline carrie carol|carolyn carol lyn|catherine cathy kate katie cat kitty|katherine kathy kate katie kat kitty kay
cecilia cissy celia|charles charlie chuck chas|charlotte charlie lottie|chester chet|christina chris tina chrissy
christine chris tina chrissy|christopher chris kit topher|clarence clancy|clifford cliff|cornelius neil connie|cynthia cindy
daniel dan danny|danielle dani|david dave davy|deborah deb debbie|dennis denny|dominic dom nick|donald don donny|dorothy dot dottie dolly
douglas doug|edgar ed eddie|edmund ed eddie ned|edward ed eddie ned ted teddy|edwin ed eddie|eleanor ellie nell nora elle
elizabeth liz beth betty eliza lizzie bess libby lisa betsy|emily em emmy|emma em|eric rick|ernest ernie|ethan eth|eugene gene
evelyn evie eve|florence flo flossie|frances fran frankie francie|francis frank fran|francisco frank paco pancho
franklin frank|frederick fred freddie fritz|gabriel gabe|gabrielle gabby|gary gaz|george georgie|gerald gerry jerry|geoffrey geoff jeff
gertrude gertie trudy|gilbert gil bert|gregory greg|guadalupe lupe|guillermo memo|gwendolyn gwen|harold hal harry|harriet hattie
helen nell nellie|henry hank harry hal|herbert herb bert|howard howie|hubert hugh bert|ignacio nacho|isaac ike zac|isabella bella izzy belle
isabel bella izzy belle|jacob jake|jacqueline jackie|james jim jimmy jamie|janet jan|jason jay|jeffrey jeff|jennifer jen jenny
jeremiah jerry|jeremy jerry jem|jerome jerry|jessica jess jessie|jesus chuy|joan joanie|joanna jo|john johnny jack|jonathan jon johnny nathan
jose pepe|joseph joe joey jo|josephine jo josie|joshua josh|juanita nita|judith judy|julia julie jules|julian jules|kenneth ken kenny
kimberly kim|kristen kris|laura laurie|lauren laurie|lawrence larry laurie|leonard leo len lenny|leroy roy|leslie les|lewis lew|lillian lily lil
louis lou louie|louise lou lulu|lucille lucy lucie|lucinda cindy lucy|luis lucho|madeline maddie|manuel manny|marcus marc mark|margaret maggie meg peggy marge margie greta rita daisy
maria mary mia|marilyn mary|marjorie marge margie|martha marty patty|martin marty|martina tina|marvin marv|mary molly polly mae|matilda tilly
matthew matt matty|maurice maury|maximilian max|maxwell max|megan meg|melanie mel|melissa mel missy lissa|melvin mel|michael mike mikey mick mickey
michelle shelly mickey|mildred millie|miranda mandy|miriam mimi|mitchell mitch|mohammed mo|morris morrie|nancy nan|natalie nat|nathan nate nat
nathaniel nate nat nathan|nicholas nick nicky|nicole nikki nicky|norman norm|olivia liv livvy|oliver ollie|oscar ozzie|pamela pam
patricia pat patty tricia trish|patrick pat paddy rick|paul paulie|penelope penny|peter pete|philip phil pip|phillip phil pip|phyllis phyl
preston pres|priscilla cilla|rachel rae|ralph ralphie|ramona mona|randall randy|randolph randy|raymond ray|rebecca becky becca|reginald reg reggie
richard rick dick rich richie ricky|robert bob rob bobby robbie bert|roberta bobbie|roberto beto|rodney rod|roger rog hodge|roland rollie|ronald ron ronny
rosemary rose rosie|rosario charo|roxanne roxy|russell russ rusty|ruth ruthie|samantha sam sammy|samuel sam sammy|sandra sandy|sarah sally sadie
sebastian seb bastian|sharon shari|shirley shirl|simon si|sophia sophie|stanley stan|stephanie steph stephie|stephen steve stevie|steven steve stevie
susan sue susie suzy|susanna sue susie|suzanne sue suzy|sylvester sly|sylvia syl|tabitha tabby|tamara tammy|terence terry|teresa terry tess tessa
theresa terry tess tessa|theodore ted teddy theo|thomas tom tommy|timothy tim timmy|tobias toby|ursula ursie|valentina val|valerie val|vanessa nessa
veronica ronnie vera|victor vic|victoria vicky tori vic|vincent vince vinny|virginia ginny ginger|vivian viv|walter walt wally|wesley wes|wilfred will fred
wilhelmina mina willa|willard will|william bill will billy willy liam|winifred winnie|winston win|yolanda yoli|yvonne vonnie|zachary zach zack
`;

/** Parsed on first use. */
let related: Map<string, Set<string>> | null = null;

/** Returns other forms of a first name, folded, in both directions: Robert for Bob, and Bob for Robert. */
export function nicknamesOf(token: string): string[] {
  related ??= read();
  return [...(related.get(token) ?? [])];
}

function read(): Map<string, Set<string>> {
  const map = new Map<string, Set<string>>();
  for (const group of GROUPS.trim().split(/[|\n]/)) {
    const names = group.trim().split(' ');
    for (const name of names) {
      const others = map.get(name) ?? new Set<string>();
      for (const other of names) if (other !== name) others.add(other);
      map.set(name, others);
    }
  }
  return map;
}
