package io.escala.channels.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorBodyTest {
    private static final AccessToken TOKEN = AccessToken.of("EAABcanary");

    private static final String WHOLE =
            "{\"error\":{\"message\":\"(#100) A title\",\"type\":\"OAuthException\",\"code\":100,"
                    + "\"error_subcode\":2018001,\"is_transient\":true,"
                    + "\"error_data\":{\"code\":7,\"details\":\"x\"},\"fbtrace_id\":\"AbC_-1\"}}";

    private static GraphError read(String body) {
        return ErrorBody.read(400, body.getBytes(StandardCharsets.UTF_8), true, TOKEN);
    }

    @Test
    void everyFieldIsRead() {
        assertThat(read(WHOLE)).isEqualTo(new GraphError(100, 2018001, "(#100) A title", "AbC_-1", 400, true));
    }

    @Test
    void missingFieldsDoNotAffectTheOthers() {
        assertThat(read("{\"error\":{\"code\":131047}}")).isEqualTo(new GraphError(131047, 0, null, null, 400, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"error_data\":\"old form\",\"code\":4}} | 4",
                "{\"error\":{\"error_data\":[{\"code\":9}],\"code\":4}} | 4",
                "{\"error\":{\"error_data\":{\"error\":{\"code\":9}},\"code\":4}} | 4",
                "{\"meta\":{\"code\":9},\"error\":{\"code\":4},\"x\":{\"code\":8}} | 4",
                "{\"error\":{\"code\":\"4\"}} | 4",
                "{\"error\":{\"code\":0}} | 0",
                "{\"error\":{\"code\":-7}} | -1",
                "{\"error\":{\"code\":4.5}} | -1",
                "{\"error\":{\"code\":99999999999}} | -1",
                "{\"error\":{\"code\":null}} | -1",
                "{\"error\":{\"code\":{\"code\":4}}} | -1",
                "{\"error\":\"code\"} | -1",
                "{\"code\":4} | -1",
                "[{\"error\":{\"code\":4}}] | -1",
                "\"error\" | -1",
                "<html>error</html> | -1",
            })
    void codeIsReadHoweverItIsWritten(String body, int code) {
        GraphError error = read(body);

        assertThat(error).isNotNull();
        assertThat(error.code()).isEqualTo(code);
    }

    @Test
    void emptyBodyIsAnErrorByItsStatus() {
        assertThat(read("")).isEqualTo(GraphError.ofStatus(400));
    }

    @Test
    void truncatedBodyIsUnreadableOrReadCorrectly() {
        int codeIsSure = WHOLE.indexOf("2018001") + 1;
        for (int end = 1; end < WHOLE.length(); end++) {
            GraphError error = read(WHOLE.substring(0, end));
            if (error == null) {
                assertThat(end).isLessThan(codeIsSure);
            } else {
                assertThat(error.code()).as("cut at %s", end).isEqualTo(100);
                assertThat(error.subcode()).as("cut at %s", end).isIn(0, 2018001);
            }
        }
        assertThat(read(WHOLE.substring(0, codeIsSure))).isNotNull();
    }

    @Test
    void errorInABodyWithStatus200IsAnError() {
        assertThat(ErrorBody.inside(200, "{\"error\":{\"code\":4}}".getBytes(StandardCharsets.UTF_8), TOKEN))
                .isEqualTo(new GraphError(4, 0, null, null, 200, false));
        assertThat(ErrorBody.inside(200, "{\"error\":null,\"id\":\"1\"}".getBytes(StandardCharsets.UTF_8), TOKEN))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Malformed access token EAABcanary",
                "Malformed access token AQBx9-canary_9876543210|abcdef",
                "Invalid to +54 9 341 555-0101",
                "Invalid to 5493415550101",
                "Object with ID '24900000000000001' does not exist",
                "No user rosa.perez@example.org here",
                "Invalid to +5 4-9(3 4)1.5 5.5 0101 and 12 too",
            })
    void titlesAreStrippedOfTokensNumbersAndAddresses(String message) {
        GraphError error = read("{\"error\":{\"code\":100,\"message\":\"" + message + "\"}}");

        assertThat(error).isNotNull();
        assertThat(error.title())
                .contains("***")
                .doesNotContain("canary", "341", "555", "0101", "2490", "rosa", "example");
    }

    /** The pattern defines a number; the code does not use it because it overflows the stack on long texts. */
    @Test
    void numberHasSevenDigitsWithAtMostOneSignBetween() {
        Pattern number = Pattern.compile("\\+?\\d(?:[ ().-]?\\d){6,}");
        Pattern token = Pattern.compile("[A-Za-z0-9_|%.-]{24,}");
        Random random = new Random(20_261_128);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder("x");
            for (int length = random.nextInt(60); length > 0; length--) {
                text.append("0123456789++-(.x".charAt(random.nextInt(16)));
            }
            String title = text.append('y').toString();

            assertThat(Redaction.title(title, AccessToken.of("a-token-that-is-not-there")))
                    .isEqualTo(number.matcher(token.matcher(title).replaceAll("***"))
                            .replaceAll("***"));
        }
    }

    @Test
    void titleOfAlternatingDigitsAndSignsDoesNotOverflowTheStack() {
        GraphError error = read("{\"error\":{\"code\":100,\"message\":\"" + "1 ".repeat(900_000 / 2) + "\"}}");

        assertThat(error).isNotNull();
        assertThat(error.title()).isEqualTo("***");
    }

    @Test
    void titleIsCleanedAndBounded() {
        GraphError error =
                read("{\"error\":{\"code\":100,\"message\":\"a\\r\\nb\\u001b[31m" + " word".repeat(900) + "\"}}");

        assertThat(error).isNotNull();
        assertThat(error.title()).startsWith("a b[31m word").hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void malformedTraceIdIsDropped() {
        GraphError error = read("{\"error\":{\"code\":100,\"fbtrace_id\":\"a b\"}}");

        assertThat(error).isNotNull();
        assertThat(error.fbtraceId()).isNull();
    }
}
