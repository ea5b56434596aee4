/** Names as a law firm meets them: of many languages, with accents, hyphens and apostrophes. */
export const FIRST_NAMES =
  'James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Jessica Thomas Sarah Christopher Karen Charles Lisa Daniel Nancy Matthew Sandra Anthony Margaret Steven Kimberly Andrew Dorothy Joshua Michelle Kenneth Carol Kevin Amanda Timothy Deborah Jeffrey Stephanie Gregory Rebecca Raymond Katherine Benjamin Samantha Samuel Christine José María Luis Guadalupe Jesús Lucía Andrés Sofía Mateo Inés Nguyễn Thị Wei Xiu Arjun Priya Fatima Omar Yusuf Aisha Siobhán Niamh Seán Zoë Renée François Chloé Jürgen Günther Søren Bjørn Łukasz Agnieszka Dmitri Svetlana Chidi Ngozi Kwame Amara Jean-Luc Anne-Marie'.split(
    ' ',
  );

export const LAST_NAMES =
  "Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Gómez Phillips Evans Turner Díaz Parker Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Cook Rogers Gutiérrez Ortiz Morgan Cooper Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson Watson Brooks Chávez Wood Bennett Gray Mendoza Ruiz Hughes Price Álvarez Castillo Sanders Patel Myers Long Ross Foster Jiménez O'Neill O'Brien McDonald MacArthur Kowalski Wiśniewski Müller Schröder Nuñez Peña Lindqvist Sørensen Papadopoulos Ivanov Okafor Mensah Abdullah Hussain Singh Chen Zhang Tanaka Sato Smith-Jones Garcia-Lopez van-der-Berg".split(
    ' ',
  );

export const COMPANY_WORDS =
  'Harbor Lantern Summit Cedar Granite Maple Falcon Beacon Orchard Prairie Juniper Compass'.split(' ');
export const COMPANY_ENDS = ['LLC', 'Inc.', '& Sons', 'Holdings', 'Partners', 'Bakery', 'Logistics', 'Dental Group'];
export const MAIL_HOSTS = ['mail.example', 'post.example', 'work.example', 'inbox.example', 'letters.example'];
export const AREA_CODES = ['212', '305', '415', '512', '617', '702', '773', '808', '913', '971'];

/** Short forms that a caller may give instead of the recorded name. */
export const SHORT_FORMS: Record<string, string> = {
  Robert: 'Bob',
  William: 'Bill',
  Elizabeth: 'Liz',
  Margaret: 'Peggy',
  Richard: 'Dick',
  Katherine: 'Kate',
  Michael: 'Mike',
  Patricia: 'Trish',
  Charles: 'Chuck',
  Deborah: 'Debbie',
};
