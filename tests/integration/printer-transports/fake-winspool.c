/*
 * The functions of winspool.drv that the kiosk calls, as Microsoft documents them, for one queue: so that the calls,
 * their arguments, structures and error codes are tried on a real library by something that is not our own reading.
 * What is written goes to the file that YINGBIN_FAKE_SPOOL names. GetLastError is errno, which koffi carries over from
 * the thread of a call just as it does with the Windows one.
 */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef uint32_t DWORD;
typedef uint16_t WCHAR;
typedef void *HANDLE;

typedef struct { uint16_t parts[8]; } SYSTEMTIME;

typedef struct {
  WCHAR *pServerName, *pPrinterName, *pShareName, *pPortName, *pDriverName, *pComment, *pLocation;
  void *pDevMode;
  WCHAR *pSepFile, *pPrintProcessor, *pDatatype, *pParameters;
  void *pSecurityDescriptor;
  DWORD Attributes, Priority, DefaultPriority, StartTime, UntilTime, Status, cJobs, AveragePPM;
} PRINTER_INFO_2W;

typedef struct {
  WCHAR *pPrinterName, *pServerName;
  DWORD Attributes;
} PRINTER_INFO_4W;

typedef struct {
  DWORD JobId;
  WCHAR *pPrinterName, *pMachineName, *pUserName, *pDocument, *pDatatype, *pStatus;
  DWORD Status, Priority, Position, TotalPages, PagesPrinted;
  SYSTEMTIME Submitted;
} JOB_INFO_1W;

typedef struct {
  WCHAR *pDocName, *pOutputFile, *pDatatype;
} DOC_INFO_1W;

enum { INVALID_HANDLE = 6, INVALID_PARAMETER = 87, INSUFFICIENT_BUFFER = 122, INVALID_LEVEL = 124,
       INVALID_PRINTER_NAME = 1801, INVALID_DATATYPE = 1804, NO_STARTDOC = 3003 };

/* U+5FBD U+7AE0: a queue's name need not be Latin. */
static const WCHAR queueName[] = { 0x5fbd, 0x7ae0, ' ', '1', 0 };
static const WCHAR raw[] = { 'R', 'A', 'W', 0 };
static int queue;
static DWORD nextJob = 7;
static struct { DWORD id, status; WCHAR document[256]; int open; } job;

static DWORD fail(int code) { errno = code; return 0; }

static size_t length(const WCHAR *text) {
  size_t n = 0;
  while (text[n]) n++;
  return n;
}

static int same(const WCHAR *a, const WCHAR *b) {
  return length(a) == length(b) && memcmp(a, b, 2 * length(a)) == 0;
}

static WCHAR *put(char **at, const WCHAR *text) {
  size_t bytes = 2 * (length(text) + 1);
  *at -= bytes;
  memcpy(*at, text, bytes);
  return (WCHAR *)*at;
}

DWORD GetLastError(void) { return (DWORD)errno; }

DWORD OpenPrinterW(WCHAR *name, HANDLE *handle, void *defaults) {
  if (defaults || !same(name, queueName)) return fail(INVALID_PRINTER_NAME);
  *handle = &queue;
  return 1;
}

DWORD ClosePrinter(HANDLE handle) { return handle == &queue ? 1 : fail(INVALID_HANDLE); }

DWORD GetPrinterW(HANDLE handle, DWORD level, uint8_t *out, DWORD room, DWORD *needed) {
  DWORD size = sizeof(PRINTER_INFO_2W) + sizeof queueName;
  if (handle != &queue) return fail(INVALID_HANDLE);
  if (level != 2) return fail(INVALID_LEVEL);
  *needed = size;
  if (room < size) return fail(INSUFFICIENT_BUFFER);
  PRINTER_INFO_2W *info = (PRINTER_INFO_2W *)out;
  char *end = (char *)out + size;
  memset(out, 0, size);
  info->pPrinterName = put(&end, queueName);
  info->Attributes = 0x440;
  info->Priority = 1;
  info->Status = 0x10;
  info->cJobs = 3;
  return 1;
}

DWORD StartDocPrinterW(HANDLE handle, DWORD level, DOC_INFO_1W *doc) {
  if (handle != &queue) return fail(INVALID_HANDLE);
  if (level != 1) return fail(INVALID_LEVEL);
  if (!doc->pDatatype || !same(doc->pDatatype, raw)) return fail(INVALID_DATATYPE);
  if (doc->pOutputFile) return fail(INVALID_PARAMETER);
  job.id = nextJob++;
  job.status = 0x8;
  job.open = 1;
  memcpy(job.document, doc->pDocName, 2 * (length(doc->pDocName) + 1));
  FILE *file = fopen(getenv("YINGBIN_FAKE_SPOOL"), "wb");
  if (file) fclose(file);
  return job.id;
}

DWORD StartPagePrinter(HANDLE handle) { return handle == &queue && job.open ? 1 : fail(NO_STARTDOC); }
DWORD EndPagePrinter(HANDLE handle) { return handle == &queue && job.open ? 1 : fail(NO_STARTDOC); }

/* Takes ten thousand bytes at a time. */
DWORD WritePrinter(HANDLE handle, uint8_t *bytes, DWORD count, DWORD *written) {
  if (handle != &queue || !job.open) return fail(NO_STARTDOC);
  FILE *file = fopen(getenv("YINGBIN_FAKE_SPOOL"), "ab");
  *written = count < 10000 ? count : 10000;
  if (!file || fwrite(bytes, 1, *written, file) != *written) return fail(INVALID_PARAMETER);
  fclose(file);
  return 1;
}

DWORD EndDocPrinter(HANDLE handle) {
  if (handle != &queue || !job.open) return fail(NO_STARTDOC);
  job.open = 0;
  job.status = 0x10;
  return 1;
}

static DWORD jobs(uint8_t *out, DWORD room, DWORD *needed) {
  DWORD size = sizeof(JOB_INFO_1W) + sizeof queueName + 2 * (DWORD)(length(job.document) + 1);
  *needed = size;
  if (room < size) return fail(INSUFFICIENT_BUFFER);
  JOB_INFO_1W *info = (JOB_INFO_1W *)out;
  char *end = (char *)out + size;
  memset(out, 0, size);
  info->JobId = job.id;
  info->pPrinterName = put(&end, queueName);
  info->pDocument = put(&end, job.document);
  info->Status = job.status;
  info->Position = 1;
  return 1;
}

DWORD GetJobW(HANDLE handle, DWORD id, DWORD level, uint8_t *out, DWORD room, DWORD *needed) {
  if (handle != &queue) return fail(INVALID_HANDLE);
  if (level != 1) return fail(INVALID_LEVEL);
  if (id == 0 || id != job.id) return fail(INVALID_PARAMETER);
  return jobs(out, room, needed);
}

DWORD SetJobW(HANDLE handle, DWORD id, DWORD level, void *info, DWORD command) {
  if (handle != &queue) return fail(INVALID_HANDLE);
  if (level || info || id == 0 || id != job.id) return fail(INVALID_PARAMETER);
  if (command == 1) job.status |= 0x1;
  if (command == 5) job.id = 0;
  return 1;
}

DWORD EnumJobsW(HANDLE handle, DWORD first, DWORD most, DWORD level, uint8_t *out, DWORD room, DWORD *needed,
                DWORD *count) {
  if (handle != &queue) return fail(INVALID_HANDLE);
  if (level != 1 || first || !most) return fail(INVALID_LEVEL);
  *needed = 0;
  *count = 0;
  if (!job.id) return 1;
  if (!jobs(out, room, needed)) return 0;
  *count = 1;
  return 1;
}

DWORD EnumPrintersW(DWORD flags, WCHAR *name, DWORD level, uint8_t *out, DWORD room, DWORD *needed, DWORD *count) {
  static const WCHAR other[] = { 'P', 'D', 'F', 0 };
  DWORD size = 2 * sizeof(PRINTER_INFO_4W) + sizeof queueName + sizeof other;
  if (flags != 6 || name || level != 4) return fail(INVALID_LEVEL);
  *needed = size;
  *count = 0;
  if (room < size) return fail(INSUFFICIENT_BUFFER);
  PRINTER_INFO_4W *info = (PRINTER_INFO_4W *)out;
  char *end = (char *)out + size;
  memset(out, 0, size);
  info[0].pPrinterName = put(&end, queueName);
  info[1].pPrinterName = put(&end, other);
  *count = 2;
  return 1;
}
