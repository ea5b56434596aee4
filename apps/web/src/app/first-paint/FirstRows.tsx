import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import { LeadRow } from '#src/features/leads/LeadRow.tsx';
import { leadsTexts } from '#src/texts/leads/leads.ts';
import { listsTexts } from '#src/texts/lists/lists.ts';
import button from '#src/ui/primitives/Button.module.css';
import { joinClasses } from '#src/ui/primitives/join-classes.ts';
import controls from '#src/ui/list/ListControls.module.css';
import pane from '#src/ui/list/ListPane.module.css';
import search from '#src/ui/list/SearchField.module.css';
import list from '#src/ui/virtual-list/VirtualList.module.css';
import rail from '#src/app/navigation/Sidebar.module.css';
import shell from '#src/app/shell/Shell.module.css';
import panes from '#src/app/record-pane/SplitView.module.css';

const { newest, waiting, name, updated } = listsTexts.sorts;
/** As wide as the longest of them. */
const SORTS = [newest, waiting, name, updated];

/** What is typed or chosen before the app is there would be lost. */
const OUT_OF_REACH = { pointerEvents: 'none' } as const;

/** The frame of the inbox, each part where the desk will have it: nothing moves when the desk takes its place. */
export function StaticFrame() {
  return (
    <div className={shell.frame} aria-hidden data-first-frame>
      <div className={shell.shell}>
        <div className={rail.rail} />
        <div className={shell.main}>
          <div className={panes.panes} data-open={false} data-wide={false}>
            <div className={panes.list}>
              <div className={pane.pane}>
                <div className={pane.head}>
                  <div className={pane.title}>
                    <h1>{leadsTexts.lists.open.title}</h1>
                    <div className={pane.tools}>
                      <span className={joinClasses(button.button, button.quiet)}>
                        <i style={{ width: '14px', height: '14px' }} />
                      </span>
                    </div>
                  </div>
                  <div className={search.search}>
                    <i style={{ width: '14px', flex: 'none' }} />
                    <input placeholder={leadsTexts.searchIn} tabIndex={-1} style={OUT_OF_REACH} />
                  </div>
                  <div className={pane.basis}>
                    <div className={controls.line}>
                      <select tabIndex={-1} style={OUT_OF_REACH}>
                        {SORTS.map((words) => (
                          <option key={words}>{words}</option>
                        ))}
                      </select>
                    </div>
                  </div>
                </div>
                <div className={list.scroller} data-first-list />
              </div>
            </div>
            <div className={panes.record} />
          </div>
        </div>
      </div>
    </div>
  );
}

interface FirstRowsProps {
  leads: readonly InboxLead[];
  /** How many of them are in sight. */
  inSight: number;
  /** Of a row, in CSS pixels. */
  height: number;
  /** In epoch milliseconds. */
  now: number;
}

/** The rows of the inbox that are in sight, as the desk will draw them. */
export function FirstRows({ leads, inSight, height, now }: FirstRowsProps) {
  return (
    <ul className={list.rows} style={{ height: `${leads.length * height}px` }}>
      {leads.slice(0, inSight).map((lead, index) => (
        <li key={lead.id} style={{ transform: `translateY(${index * height}px)` }}>
          <a className={list.row} href={`/leads/${lead.id}`} tabIndex={-1} data-first-row={lead.id}>
            <LeadRow lead={lead} now={now} isExact={false} />
          </a>
        </li>
      ))}
    </ul>
  );
}
