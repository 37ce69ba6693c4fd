/** Accounts (tenants), their settings, and who acts in them. */
@NullMarked
package io.escala.crm.account;

import org.jspecify.annotations.NullMarked;
