/** What decisions tell the histories of contacts. Not exported. */
@NullMarked
package io.escala.core.internal.history;

import org.jspecify.annotations.NullMarked;
