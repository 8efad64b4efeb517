// Names that tell by themselves that they are Ollama's, in a file that speaks of it. https://ollama.com/library

/** The size in the tag ("qwen3:8b"), or a repository of the hub as Ollama addresses it. */
export function isOllamaText(text: string): boolean {
  if (text.length > 120) return false;
  return (
    /^[a-z][a-z0-9._-]{1,60}:e?\d{1,4}(?:\.\d{1,2})?[bm](?:-[\w.-]{1,40})?$/.test(text) ||
    /^(?:hf\.co|huggingface\.co)\/[\w.-]+\/[\w.-]*GGUF[\w.-]*(?::[\w.-]+)?$/i.test(text)
  );
}

/** Names that no hosted service has; "mistral" and "gemma" are providers' and families' names, too. */
export function isBareOllamaName(text: string): boolean {
  return /^(?:llama(?:2|3(?:\.[123])?)|nomic-embed-text|mxbai-embed-large|qwen(?:2(?:\.5)?|3)(?:-coder)?|deepseek-r1|gemma[23]|phi[34]|codellama|tinyllama|granite3\.\d)(?::latest)?$/.test(
    text,
  );
}
