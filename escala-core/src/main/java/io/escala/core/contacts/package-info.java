/** Contacts from conversations and without: create, associate, register by automation, look up. */
@NullMarked
package io.escala.core.contacts;

import org.jspecify.annotations.NullMarked;
