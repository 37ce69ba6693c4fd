/** How media are fetched and erased: as durable work after the commit. Not exported. */
@NullMarked
package io.escala.core.internal.media;

import org.jspecify.annotations.NullMarked;
