/** Commands on conversations against each other. */
@NullMarked
package io.escala.acceptance.commands;

import org.jspecify.annotations.NullMarked;
