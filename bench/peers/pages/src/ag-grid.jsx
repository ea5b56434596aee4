import { InfiniteRowModelModule, ModuleRegistry, themeQuartz } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { createRoot } from 'react-dom/client';
import { ROW, lineOf, nameOf } from './rows.js';

/** AG Grid's infinite row model, with only the module that it needs. */
ModuleRegistry.registerModules([InfiniteRowModelModule]);

const source = {
  async getRows({ startRow, endRow, successCallback }) {
    const page = await (await fetch(`/api/leads?from=${startRow}&limit=${endRow - startRow}`)).json();
    successCallback(page.data, page.total);
  },
};

createRoot(document.getElementById('root')).render(
  <div className="scroller">
    <AgGridReact
      theme={themeQuartz}
      rowModelType="infinite"
      datasource={source}
      cacheBlockSize={50}
      rowHeight={ROW}
      columnDefs={[
        { headerName: 'Name', valueGetter: ({ data }) => (data ? nameOf(data) : '') },
        { headerName: 'How', valueGetter: ({ data }) => (data ? lineOf(data) : '') },
      ]}
    />
  </div>,
);
