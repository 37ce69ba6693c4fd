/** Accounts (tenants), their settings, and the actors, roles, permissions and user statuses in them. */
@NullMarked
package io.escala.crm.account;

import org.jspecify.annotations.NullMarked;
