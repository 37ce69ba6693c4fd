/**
 * The contract of {@link io.escala.crm.store.CrmStore} as suites: one {@link io.escala.crm.tck.StoreFixture} and a subclass of
 * three lines for each suite prove a store. Nothing in them skips, sleeps or assumes.
 */
@NullMarked
package io.escala.crm.tck;

import org.jspecify.annotations.NullMarked;
