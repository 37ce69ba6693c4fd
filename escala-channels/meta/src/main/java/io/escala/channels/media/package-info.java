/** Media of all three channels: fetched from Meta's own hosts only, counted, checked, and never believed. */
@NullMarked
package io.escala.channels.media;

import org.jspecify.annotations.NullMarked;
