/** Channel identities: people as the channels see them, and their link to a contact. */
@NullMarked
package io.escala.crm.identity;

import org.jspecify.annotations.NullMarked;
