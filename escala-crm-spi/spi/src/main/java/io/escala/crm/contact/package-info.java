/** Contacts, the keys they are found by, and what they consented to. */
@NullMarked
package io.escala.crm.contact;

import org.jspecify.annotations.NullMarked;
