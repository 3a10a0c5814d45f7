/**
 * Directory buckets are decided by S3 Express' actions: what touches objects by the session that the caller opens, the rest by an action of
 * the same name. (S3 user guide, "Authorizing Regional endpoint API operations with IAM", "Authorizing Zonal endpoint API operations with
 * CreateSession"; their names end in `--x-s3`: "Directory bucket naming rules")
 */
const sessionOperations: ReadonlySet<string> = new Set([
  'AbortMultipartUpload',
  'CompleteMultipartUpload',
  'CopyObject',
  'CreateMultipartUpload',
  'CreateSession',
  'DeleteObject',
  'DeleteObjects',
  'GetObject',
  'GetObjectAttributes',
  'HeadBucket',
  'HeadObject',
  'ListMultipartUploads',
  'ListObjects',
  'ListObjectsV2',
  'ListParts',
  'PutObject',
  'RenameObject',
  'UploadPart',
  'UploadPartCopy',
]);

export const isDirectoryBucket = (bucket: unknown): boolean => typeof bucket === 'string' && bucket.endsWith('--x-s3');

/** The action that decides a call on a directory bucket; `decided` are the actions for other buckets. */
export const directoryBucketActions = (operation: string, decided: readonly string[]): readonly string[] =>
  sessionOperations.has(operation) ? ['s3express:CreateSession'] : decided.map((action) => action.replace(/^s3:/, 's3express:'));
