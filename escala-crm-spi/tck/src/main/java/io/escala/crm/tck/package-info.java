/**
 * The contract of {@link io.escala.crm.store.CrmStore} as test suites. A store is tested by one
 * {@link io.escala.crm.tck.StoreFixture} and a subclass of three lines per suite. No test skips, sleeps or has assumptions.
 */
@NullMarked
package io.escala.crm.tck;

import org.jspecify.annotations.NullMarked;
