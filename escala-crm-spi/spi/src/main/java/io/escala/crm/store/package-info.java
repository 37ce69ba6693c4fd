/**
 * The store contract. {@link io.escala.crm.store.CrmStore} is the sum of six small reading interfaces and one method that writes.
 * The promises stand here, in the contract suite that every store runs, and in the module's README; the three agree.
 */
@NullMarked
package io.escala.crm.store;

import org.jspecify.annotations.NullMarked;
