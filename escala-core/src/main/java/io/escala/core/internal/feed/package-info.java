/** The live feed: one reader of the event log for all feeds of a process. Not exported. */
@NullMarked
package io.escala.core.internal.feed;

import org.jspecify.annotations.NullMarked;
