/** Files of an account that are sent: its gallery, its library, and what was taken from a device for one message. */
@NullMarked
package io.escala.crm.library;

import org.jspecify.annotations.NullMarked;
