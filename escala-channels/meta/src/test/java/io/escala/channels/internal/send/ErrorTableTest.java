package io.escala.channels.internal.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.channels.graph.GraphError;
import org.junit.jupiter.api.Test;

class ErrorTableTest {
    private static GraphError error(int code, int subcode) {
        return new GraphError(code, subcode, null, null, 400, false);
    }

    @Test
    void mostSpecificRowWins() {
        ErrorTable table = ErrorTable.of(
                ErrorRow.range(500, 599, ErrorClass.TEMPLATE, "range"),
                ErrorRow.code(550, ErrorClass.RECIPIENT, "code"),
                ErrorRow.pair(550, 7, ErrorClass.OPTED_OUT, "pair"),
                ErrorRow.pair(551, 1_000_000, ErrorClass.NOT_NOW, "number"));

        assertThat(table.classify(error(549, 7))).isEqualTo(ErrorClass.TEMPLATE);
        assertThat(table.classify(error(550, 0))).isEqualTo(ErrorClass.RECIPIENT);
        assertThat(table.classify(error(550, 8))).isEqualTo(ErrorClass.RECIPIENT);
        assertThat(table.classify(error(550, 7))).isEqualTo(ErrorClass.OPTED_OUT);
        assertThat(table.classify(error(550, 1_000_000))).isEqualTo(ErrorClass.NOT_NOW);
        assertThat(table.classify(error(1_000_000, 0))).isEqualTo(ErrorClass.NOT_NOW);
        assertThat(table.classify(error(600, 0))).isEqualTo(ErrorClass.REQUEST);
    }

    @Test
    void duplicateRowsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErrorTable.of(
                        ErrorRow.code(5, ErrorClass.REQUEST, "a"), ErrorRow.code(5, ErrorClass.REQUEST, "b")))
                .withMessageContaining("5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErrorTable.of(
                        ErrorRow.pair(5, 2_000_000, ErrorClass.REQUEST, "a"),
                        ErrorRow.pair(6, 2_000_000, ErrorClass.NOT_NOW, "b")))
                .withMessageContaining("2000000");
    }
}
