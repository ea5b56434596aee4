/** Leads on paper: what the columns are called. */
export const leadSheetTexts = {
  id: 'Number',
  name: 'Lead',
  phone: 'Phone',
  email: 'E-mail',
  source: 'Source',
  type: 'Matter type',
  location: 'Office',
  arrived: 'Arrived',
} as const;
