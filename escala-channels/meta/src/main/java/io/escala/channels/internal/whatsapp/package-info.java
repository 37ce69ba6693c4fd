/** Parses the entries of WhatsApp bodies into events. */
@NullMarked
package io.escala.channels.internal.whatsapp;

import org.jspecify.annotations.NullMarked;
