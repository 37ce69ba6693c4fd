/** Durable work: one queue for sends, profiles, registrations and whatever else happens after a commit. */
@NullMarked
package io.escala.crm.work;

import org.jspecify.annotations.NullMarked;
