/** Templates, which may be sent outside the messaging window. */
@NullMarked
package io.escala.crm.template;

import org.jspecify.annotations.NullMarked;
