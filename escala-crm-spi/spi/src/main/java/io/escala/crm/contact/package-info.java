/** Contacts, their keys and their consents. */
@NullMarked
package io.escala.crm.contact;

import org.jspecify.annotations.NullMarked;
