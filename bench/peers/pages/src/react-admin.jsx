import { Admin, Datagrid, FunctionField, InfiniteList, Resource } from 'react-admin';
import { createRoot } from 'react-dom/client';
import { lineOf, nameOf } from './rows.js';

/** react-admin's InfiniteList over the same pages. */
const unused = () => Promise.reject(new Error('Only the list is measured.'));
const dataProvider = {
  async getList(_resource, { pagination: { page, perPage } }) {
    const answer = await (await fetch(`/api/leads?from=${(page - 1) * perPage}&limit=${perPage}`)).json();
    return { data: answer.data, total: answer.total };
  },
  getOne: unused,
  getMany: unused,
  getManyReference: unused,
  create: unused,
  update: unused,
  updateMany: unused,
  delete: unused,
  deleteMany: unused,
};

function Leads() {
  return (
    <InfiniteList perPage={50}>
      <Datagrid bulkActionButtons={false}>
        <FunctionField label="Name" render={nameOf} />
        <FunctionField label="How" render={lineOf} />
      </Datagrid>
    </InfiniteList>
  );
}

createRoot(document.getElementById('root')).render(
  <Admin dataProvider={dataProvider} disableTelemetry>
    <Resource name="leads" list={Leads} />
  </Admin>,
);
