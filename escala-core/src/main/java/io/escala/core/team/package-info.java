/** The team of an account, where it is kept in the store: users, roles and statuses. */
@NullMarked
package io.escala.core.team;

import org.jspecify.annotations.NullMarked;
