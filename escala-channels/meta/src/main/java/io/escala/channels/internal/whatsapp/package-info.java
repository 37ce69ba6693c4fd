/** From the entries of a WhatsApp body to its events: one table per level, one small class per kind. */
@NullMarked
package io.escala.channels.internal.whatsapp;

import org.jspecify.annotations.NullMarked;
