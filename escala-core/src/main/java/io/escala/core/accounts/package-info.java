/** Accounts: their settings and the lines they connect. */
@NullMarked
package io.escala.core.accounts;

import org.jspecify.annotations.NullMarked;
