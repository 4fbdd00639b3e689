import { useState } from 'react';
import { FileUp } from 'lucide-react';
import type { ImportReport } from '../../../server/contract/people.ts';
import { Notice } from '../../ui/notice.tsx';
import { FileField } from '../../web/forms/file-field.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Chip } from '../../web/parts/chip.tsx';
import { Panel, Row, Stack } from '../../web/parts/panel.tsx';
import { api } from '../../web/services.ts';
import { FaultNotice } from '../../web/states/fault-notice.tsx';
import { useStrings } from '../../web/strings.ts';
import { DataTable } from '../../web/table/data-table.tsx';
import { useAction } from '../../web/use-action.ts';
import { fileToBase64 } from './file-to-base64.ts';
import './parts.css';

const mostBytes = 2_000_000;

export interface ListImportProps {
  /** Behind `/api/v1`; answers an `ImportReport`. */
  readonly path: string;
  /** Which columns the file has, in a sentence. */
  readonly columns: string;
  /** A first line to copy. */
  readonly example: string;
  readonly onApplied: (report: ImportReport) => void;
}

/** A list from a spreadsheet: first what would happen, line by line, then all of it at once or nothing. */
export function ListImport({ path, columns, example, onApplied }: ListImportProps) {
  const { t } = useStrings();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [report, setReport] = useState<ImportReport>();
  const send = useAction(async (file: File, apply: boolean) =>
    api.post<ImportReport>(path, { file: await fileToBase64(file), apply }),
  );
  const choose = async (chosen: readonly File[]) => {
    setFiles(chosen);
    setReport(undefined);
    const [file] = chosen;
    if (!file) return;
    const result = await send.run(file, false);
    if (result?.ok) setReport(result.value);
  };
  const apply = async () => {
    const [file] = files;
    if (!file) return;
    const result = await send.run(file, true);
    if (!result?.ok) return;
    setReport(result.value);
    if (result.value.applied) onApplied(result.value);
  };
  const changes = report ? report.added + report.changed : 0;
  const isClean = report !== undefined && report.problems.length === 0;
  return (
    <Stack gap="l">
      <Panel title={t('admin.import.file')}>
        <Stack>
          <p>{columns}</p>
          <p className="quiet-text">{t('admin.import.how')}</p>
          <code className="secret__text">{example}</code>
          <FileField
            label={t('admin.import.choose')}
            accept=".csv,.txt,text/csv"
            maxFiles={1}
            maxBytes={mostBytes}
            value={files}
            onChange={(chosen) => void choose(chosen)}
          />
          <FaultNotice fault={send.fault} />
        </Stack>
      </Panel>
      {report && (
        <Panel title={t('admin.import.preview')}>
          <Stack>
            <div className="sums">
              <Chip tone="good">{t('admin.import.added', { count: report.added })}</Chip>
              <Chip tone="accent">{t('admin.import.changed', { count: report.changed })}</Chip>
              <Chip>{t('admin.import.unchanged', { count: report.unchanged })}</Chip>
              {!isClean && (
                <Chip tone="problem">{t('admin.import.problems', { count: report.problems.length })}</Chip>
              )}
            </div>
            {isClean ? (
              <Notice tone={changes > 0 ? 'good' : 'info'}>
                {t(changes > 0 ? 'admin.import.ready' : 'admin.import.nothing')}
              </Notice>
            ) : (
              <>
                <Notice tone="problem">{t('admin.import.mend')}</Notice>
                <Problems problems={report.problems} />
              </>
            )}
            {isClean && changes > 0 && (
              <Row>
                <Button kind="primary" icon={FileUp} busy={send.busy} onPress={() => void apply()}>
                  {t('admin.import.apply', { count: changes })}
                </Button>
              </Row>
            )}
          </Stack>
        </Panel>
      )}
    </Stack>
  );
}

function Problems({ problems }: Pick<ImportReport, 'problems'>) {
  const { t, known } = useStrings();
  return (
    <DataTable
      label={t('admin.import.preview')}
      columns={[
        { key: 'line', header: t('admin.import.line'), cell: ({ line }) => line },
        {
          key: 'column',
          header: t('admin.import.column'),
          cell: ({ column }) => (column === '' ? '–' : known(`admin.column.${column}`, 'admin.unknown')),
        },
        {
          key: 'what',
          header: t('admin.import.what'),
          cell: ({ key }) => known(`admin.import-problem.${key}`, 'admin.import-problem.wrong'),
        },
      ]}
      rows={problems.slice(0, 200)}
      rowKey={({ line, column, key }) => `${line} ${column} ${key}`}
      empty=""
    />
  );
}
