/** Fetching and erasing media, as durable work after the commit. Not exported. */
@NullMarked
package io.escala.core.internal.media;

import org.jspecify.annotations.NullMarked;
