/**
 * The store contract. {@link io.escala.crm.store.CrmStore} combines six small interfaces and one method that writes. The
 * guarantees are documented here and in the module's README, and tested by the contract suite that every store runs.
 */
@NullMarked
package io.escala.crm.store;

import org.jspecify.annotations.NullMarked;
