/**
 * The contract of {@link io.escala.crm.store.CrmStore} as test suites. A store is tested by one
 * {@link io.escala.crm.tck.StoreFixture} and one subclass of {@link io.escala.crm.tck.CrmStoreContract}. No test sleeps.
 */
@NullMarked
package io.escala.crm.tck;

import org.jspecify.annotations.NullMarked;
