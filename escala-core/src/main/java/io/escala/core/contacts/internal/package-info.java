/** The decisions behind {@link io.escala.core.contacts.Contacts}, and the durable work that belongs to them. Not exported. */
@NullMarked
package io.escala.core.contacts.internal;

import org.jspecify.annotations.NullMarked;
