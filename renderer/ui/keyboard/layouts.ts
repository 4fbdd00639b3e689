/** Rows of keys in simple-keyboard's notation: blanks part keys, names in braces are functions. */
export type LetterLayout = 'pinyin' | 'latin' | 'latin-shift' | 'technical' | 'technical-shift';

/** The first row of pinyin letters has no digits: names have none, and the keys grow by the room. */
export function layoutRows(layout: LetterLayout, canSwitch: boolean): string[] {
  const language = canSwitch ? '{language} ' : '';
  switch (layout) {
    case 'pinyin':
      return [
        'q w e r t y u i o p',
        'a s d f g h j k l',
        // The dot parts the names of many who are not Han: 阿依古丽·买买提.
        '{clear} z x c v b n m {bksp}',
        `${language}· {space} {done}`,
      ];
    case 'latin':
    case 'latin-shift': {
      const rows = [
        '1 2 3 4 5 6 7 8 9 0',
        'q w e r t y u i o p',
        'a s d f g h j k l',
        '{shift} z x c v b n m {bksp}',
        `${language}{clear} - ' . {space} {done}`,
      ];
      return layout === 'latin' ? rows : rows.map(upperCaseKeys);
    }
    case 'technical':
    case 'technical-shift': {
      const rows = [
        '1 2 3 4 5 6 7 8 9 0',
        'q w e r t y u i o p',
        'a s d f g h j k l {clear}',
        '{shift} z x c v b n m {bksp}',
        // What addresses, device files and the paths of Windows have besides letters and digits.
        '. : / \\ - _ {space} {done}',
      ];
      return layout === 'technical' ? rows : rows.map(upperCaseKeys);
    }
  }
}

function upperCaseKeys(row: string): string {
  return row
    .split(' ')
    .map((key) => (key.startsWith('{') ? key : key.toUpperCase()))
    .join(' ');
}
