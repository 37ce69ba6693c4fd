/** The storage form: stable tags, JSON documents, and the conversion of domain types to and from them. */
@NullMarked
package io.escala.crm.jdbc.internal.codec;

import org.jspecify.annotations.NullMarked;
