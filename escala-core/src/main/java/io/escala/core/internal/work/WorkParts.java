package io.escala.core.internal.work;

/**
 * What runners of work share. Thread-safe.
 *
 * @param leases the leases of this process
 * @param gate lets items run alone
 * @param items runs one item
 * @param failures what becomes of items that threw
 */
record WorkParts(HeldLeases leases, RunGate gate, WorkItemRunner items, FailedItems failures) {}
