/** Creation, association and registration of contacts. Not exported. */
@NullMarked
package io.escala.core.internal.contacts;

import org.jspecify.annotations.NullMarked;
