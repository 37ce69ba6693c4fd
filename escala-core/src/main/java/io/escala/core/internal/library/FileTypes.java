package io.escala.core.internal.library;

import io.escala.crm.text.TextSplitter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a file is, by its first bytes and, where several types begin alike, by what it claims to be. A claim that the bytes contradict is worth
 * nothing. Pure.
 */
final class FileTypes {
    /** How many bytes tell a type. */
    static final int HEAD = 512;

    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    private static final FileSignature ZIP = FileSignature.hex("504b0304");
    private static final FileSignature COMPOUND = FileSignature.hex("d0cf11e0a1b11ae1");
    private static final FileSignature RIFF = FileSignature.text("RIFF");
    private static final FileSignature MPEG_4 = FileSignature.textAt(4, "ftyp");

    /**
     * A type.
     *
     * @param endings the endings of names that claim it
     * @param signatures what its files begin with, one of these; none for text
     */
    private record Type(String mimeType, Set<String> endings, List<FileSignature> signatures) {
        static Type of(String mimeType, String endings, FileSignature... signatures) {
            return new Type(mimeType, Set.copyOf(TextSplitter.parts(endings, ' ')), List.of(signatures));
        }

        boolean fits(byte[] head) {
            return signatures.isEmpty()
                    ? isText(head)
                    : signatures.stream().anyMatch(signature -> signature.isIn(head));
        }
    }

    /** Of types that begin alike the one that is meant without a claim comes first. */
    private static final List<Type> TYPES = List.of(
            Type.of("image/jpeg", "jpg jpeg jpe", FileSignature.hex("ffd8ff")),
            Type.of("image/png", "png", FileSignature.hex("89504e470d0a1a0a")),
            Type.of("image/gif", "gif", FileSignature.text("GIF87a"), FileSignature.text("GIF89a")),
            Type.of("image/webp", "webp", RIFF.and(8, "WEBP")),
            Type.of("application/pdf", "pdf", FileSignature.text("%PDF-")),
            Type.of("audio/ogg", "ogg oga opus", FileSignature.text("OggS")),
            Type.of("video/ogg", "ogv", FileSignature.text("OggS")),
            Type.of("audio/amr", "amr", FileSignature.text("#!AMR")),
            Type.of(
                    "audio/mpeg",
                    "mp3",
                    FileSignature.text("ID3"),
                    FileSignature.hex("fffb"),
                    FileSignature.hex("fff3"),
                    FileSignature.hex("fff2")),
            Type.of("audio/aac", "aac", FileSignature.hex("fff1"), FileSignature.hex("fff9")),
            Type.of("audio/wav", "wav", RIFF.and(8, "WAVE")),
            Type.of("audio/mp4", "m4a", MPEG_4.and(8, "M4A"), MPEG_4.and(8, "M4B")),
            Type.of("video/3gpp", "3gp 3gpp", MPEG_4.and(8, "3gp")),
            Type.of("video/quicktime", "mov qt", MPEG_4.and(8, "qt  ")),
            Type.of("video/mp4", "mp4 m4v", MPEG_4),
            Type.of("audio/mp4", "m4a mp4a", MPEG_4),
            Type.of("video/webm", "webm", FileSignature.hex("1a45dfa3")),
            Type.of("video/x-msvideo", "avi", RIFF.and(8, "AVI ")),
            Type.of(OFFICE + "wordprocessingml.document", "docx", ZIP),
            Type.of(OFFICE + "spreadsheetml.sheet", "xlsx", ZIP),
            Type.of(OFFICE + "presentationml.presentation", "pptx", ZIP),
            Type.of("application/msword", "doc", COMPOUND),
            Type.of("application/vnd.ms-excel", "xls", COMPOUND),
            Type.of("application/vnd.ms-powerpoint", "ppt", COMPOUND),
            Type.of("text/plain", "txt text log", new FileSignature[0]),
            Type.of("text/csv", "csv", new FileSignature[0]));

    private static final FileSignature OPUS = FileSignature.text("OggS").and(28, "OpusHead");

    private FileTypes() {}

    /**
     * Returns the type of a file.
     *
     * @param claimed the type it claims to have; empty for what its name claims
     * @param head its first {@value #HEAD} bytes, or all of it
     * @return the type; empty when it is not the one that it claims, or none that is known
     */
    static Optional<String> of(Optional<String> claimed, String name, byte[] head) {
        Optional<String> claim = claimed.map(FileTypes::plain).or(() -> byName(name));
        List<String> fitting = TYPES.stream()
                .filter(type -> !type.signatures().isEmpty() && type.fits(head))
                .map(Type::mimeType)
                .toList();
        if (claim.isEmpty()) {
            // Where several types begin alike, nothing says which it is.
            return fitting.stream().findFirst().filter(first -> !isContainer(head));
        }
        return claim.filter(type -> fitting.isEmpty() ? isText(type, head) : fitting.contains(type));
    }

    /** Whether a file is a voice note as WhatsApp takes them: OGG with Opus. */
    static boolean isVoiceNote(byte[] head) {
        return OPUS.isIn(head);
    }

    private static boolean isContainer(byte[] head) {
        return ZIP.isIn(head) || COMPOUND.isIn(head);
    }

    private static boolean isText(String mimeType, byte[] head) {
        return TYPES.stream()
                .anyMatch(type ->
                        type.mimeType().equals(mimeType) && type.signatures().isEmpty() && type.fits(head));
    }

    private static boolean isText(byte[] head) {
        for (byte each : head) {
            if (each == 0) {
                return false;
            }
        }
        return head.length > 0;
    }

    private static Optional<String> byName(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.stream()
                .filter(type -> type.endings().contains(ending))
                .map(Type::mimeType)
                .findFirst();
    }

    /** Without parameters, and under the name that is usual now. */
    private static String plain(String mimeType) {
        int end = mimeType.indexOf(';');
        String plain = (end < 0 ? mimeType : mimeType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        return switch (plain) {
            case "image/jpg" -> "image/jpeg";
            case "audio/mp3" -> "audio/mpeg";
            case "audio/x-m4a", "audio/m4a" -> "audio/mp4";
            case "audio/x-wav", "audio/wave" -> "audio/wav";
            case "audio/opus" -> "audio/ogg";
            default -> plain;
        };
    }
}
