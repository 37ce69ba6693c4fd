/** How media are fetched and erased: as durable work after the commit. Not exported. */
@NullMarked
package io.escala.core.media.internal;

import org.jspecify.annotations.NullMarked;
