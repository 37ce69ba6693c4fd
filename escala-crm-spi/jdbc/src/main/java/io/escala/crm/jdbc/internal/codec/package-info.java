/** The storage form: stable tags, JSON documents, and how a noun becomes one and comes back. */
@NullMarked
package io.escala.crm.jdbc.internal.codec;

import org.jspecify.annotations.NullMarked;
