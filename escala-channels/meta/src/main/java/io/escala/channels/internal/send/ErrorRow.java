package io.escala.channels.internal.send;

/**
 * One row of a channel's table of errors.
 *
 * @param from the code, or the first of a range
 * @param to the code, or the last of a range
 * @param subcode the subcode, or 0 for all without a row of their own
 * @param errorClass the class for a send
 * @param meaning a short description
 */
public record ErrorRow(int from, int to, int subcode, ErrorClass errorClass, String meaning) {
    /**
     * Creates a row for a code.
     *
     * @param code the code
     * @param errorClass its class
     * @param meaning a short description
     */
    public static ErrorRow code(int code, ErrorClass errorClass, String meaning) {
        return new ErrorRow(code, code, 0, errorClass, meaning);
    }

    /**
     * Creates a row for a code with a subcode.
     *
     * @param code the code
     * @param subcode the subcode
     * @param errorClass their class
     * @param meaning a short description
     */
    public static ErrorRow pair(int code, int subcode, ErrorClass errorClass, String meaning) {
        return new ErrorRow(code, code, subcode, errorClass, meaning);
    }

    /**
     * Creates a row for a range of codes, inclusive. Rows of single codes take precedence.
     *
     * @param from the first
     * @param to the last
     * @param errorClass their class
     * @param meaning a short description
     */
    public static ErrorRow range(int from, int to, ErrorClass errorClass, String meaning) {
        return new ErrorRow(from, to, 0, errorClass, meaning);
    }

    boolean isRange() {
        return from != to;
    }

    /**
     * The codes as written in the documentation.
     *
     * @return such as {@code 10/2018278} or {@code 200–299}
     */
    public String codes() {
        if (isRange()) {
            return from + "–" + to;
        }
        return subcode == 0 ? Integer.toString(from) : from + "/" + subcode;
    }
}
