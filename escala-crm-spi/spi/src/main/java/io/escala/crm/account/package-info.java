/** Accounts (tenants), their settings, and the actors, roles and permissions in them. */
@NullMarked
package io.escala.crm.account;

import org.jspecify.annotations.NullMarked;
