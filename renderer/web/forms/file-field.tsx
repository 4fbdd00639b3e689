import { useState } from 'react';
import { FileText, Paperclip, Trash2 } from 'lucide-react';
import { Icon } from '../../ui/icon.tsx';
import { Button } from '../parts/button.tsx';
import { useStrings } from '../strings.ts';
import { FieldFrame, type FieldProps } from './field-frame.tsx';
import './file-field.css';

export interface FileFieldProps extends FieldProps {
  readonly value: readonly File[];
  readonly onChange: (files: readonly File[]) => void;
  /** Types and endings as a browser takes them: `image/*,application/pdf`. The server looks at the content all the same. */
  readonly accept: string;
  readonly maxFiles: number;
  /** Of one file. */
  readonly maxBytes: number;
}

/** Supporting documents. On a phone the same button also opens the camera. */
export function FileField(props: FileFieldProps) {
  const { value, onChange, accept, maxFiles, maxBytes, error } = props;
  const { t } = useStrings();
  const [problem, setProblem] = useState<string>();
  const add = (chosen: readonly File[]) => {
    const fitting = chosen.filter(({ size }) => size <= maxBytes);
    const room = maxFiles - value.length;
    setProblem(
      fitting.length < chosen.length
        ? 'file-too-large'
        : fitting.length > room
          ? 'too-many-files'
          : undefined,
    );
    onChange([...value, ...fitting.slice(0, room)]);
  };
  return (
    <FieldFrame {...props} error={error ?? problem}>
      {(aria) => (
        <div className="files">
          {value.map((file, index) => (
            <div key={`${file.name} ${file.lastModified} ${file.size}`} className="files__file">
              <Icon shape={FileText} />
              <span>
                {file.name} <span className="files__size">{sizeText(file.size)}</span>
              </span>
              <Button
                kind="quiet"
                small
                icon={Trash2}
                label={t('web.remove-file', { name: file.name })}
                onPress={() => onChange(value.filter((_, other) => other !== index))}
              />
            </div>
          ))}
          {value.length < maxFiles && (
            <label className="files__add">
              <Icon shape={Paperclip} />
              {t('web.add-file')}
              <input
                {...aria}
                className="visually-hidden"
                type="file"
                accept={accept}
                multiple={maxFiles > 1}
                onChange={(event) => {
                  add([...(event.target.files ?? [])]);
                  // The same file may be chosen again after it was removed.
                  event.target.value = '';
                }}
              />
            </label>
          )}
        </div>
      )}
    </FieldFrame>
  );
}

function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
