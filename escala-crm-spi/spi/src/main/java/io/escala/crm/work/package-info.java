/** Durable work items: one queue for sends, profiles, registrations and all other work after a commit. */
@NullMarked
package io.escala.crm.work;

import org.jspecify.annotations.NullMarked;
