declare const brand: unique symbol;

/** A nominal type: a `Brand<string, 'VisitId'>` cannot be mixed up with any other string. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

export type VisitId = Brand<string, 'VisitId'>;
export type ReservationId = Brand<string, 'ReservationId'>;
export type EnrolmentId = Brand<string, 'EnrolmentId'>;
export type HostId = Brand<string, 'HostId'>;
export type StaffId = Brand<string, 'StaffId'>;
export type NodeId = Brand<string, 'NodeId'>;
export type SiteId = Brand<string, 'SiteId'>;
export type PassId = Brand<string, 'PassId'>;
