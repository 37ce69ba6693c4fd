/** Lists that are read page by page. */
@NullMarked
package io.escala.core.internal.listing;

import org.jspecify.annotations.NullMarked;
