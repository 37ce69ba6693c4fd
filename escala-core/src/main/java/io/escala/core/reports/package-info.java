/** What reports are made of: the times of each session, and how people came to it. */
@NullMarked
package io.escala.core.reports;

import org.jspecify.annotations.NullMarked;
