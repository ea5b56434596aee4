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
/** All sort labels, so that the select is as wide as the longest one. */
const SORTS = [newest, waiting, name, updated];

/** Blocks input: text typed or options selected before the app starts would be lost. */
const OUT_OF_REACH = { pointerEvents: 'none' } as const;

/** Static frame of the inbox. Every part is in its final position, so nothing moves when the app replaces it. */
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
  /** Number of visible rows. */
  inSight: number;
  /** Row height in CSS pixels. */
  height: number;
  /** Epoch milliseconds. */
  now: number;
}

/** The visible rows of the inbox, as the app will render them. */
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
