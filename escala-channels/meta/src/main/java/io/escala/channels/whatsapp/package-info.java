/** WhatsApp Cloud API: what can be sent, and the client that sends it. */
@NullMarked
package io.escala.channels.whatsapp;

import org.jspecify.annotations.NullMarked;
