/** Contacts as they are filled in and shown, and what became of a command about them. */
@NullMarked
package io.escala.core.contacts;

import org.jspecify.annotations.NullMarked;
